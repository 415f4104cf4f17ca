package ytv2.ingest.report;

/// How long each part of a report may be, in characters unless said otherwise; a body has a limit in bytes besides.
///
/// The longest summary among 1,143 recorded reports has 3,500 characters. A card holds its texts several times over and
/// a list holds fifty cards, so without limits one absurd document would make every list that shows it fail.
final class Longest {

    static final int ID = 256;
    static final int LANGUAGE = 64;
    static final int VARIANT = 256;
    static final int LINE = 4096;

    /// Some forty thousand words. Its html may be six times as long where it was rendered from short lines.
    static final int SUMMARY = 256 * 1024;

    /// The texts and html of one report's summaries together.
    static final int ALL_SUMMARIES = 4 * SUMMARY;

    /// Elements: more than one transaction should write.
    static final int SUMMARIES = 1000;

    /// What is said in a day.
    static final int TRANSCRIPT = 2 * 1024 * 1024;

    /// A transcript once more, each few words with their times.
    static final int SEGMENTS = 2 * TRANSCRIPT;

    /// The texts and names of any other JSON member; each value counts one more.
    static final int JSON = 256 * 1024;

    /// Categories, and the subcategories of each.
    static final int CATEGORIES = 100;

    private Longest() {}
}
