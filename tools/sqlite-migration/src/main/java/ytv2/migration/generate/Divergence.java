package ytv2.migration.generate;

/// How the two files differ in a video.
public enum Divergence {
    NONE,
    /// The dashboard's file lacks it, and has newer ones.
    DELETED_ON_DASHBOARD,
    /// The dashboard's file lacks it, and nothing there is as new.
    ONLY_ON_NAS,
    /// The dashboard's file has other categories, set later.
    CATEGORIES_NEWER_ON_DASHBOARD;

    /// Of 68 videos four are deleted, two have not reached the dashboard, and three have newer categories.
    static Divergence of(int index, int videos) {
        if (videos >= 10 && index >= videos - Math.max(2, videos / 34)) {
            return ONLY_ON_NAS;
        }
        if (index % 17 == 5) {
            return DELETED_ON_DASHBOARD;
        }
        return index % 20 == 7 ? CATEGORIES_NEWER_ON_DASHBOARD : NONE;
    }
}
