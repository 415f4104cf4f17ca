package ytv2.migration.preflight;

import java.util.Locale;

/// One point of the go/no-go list.
///
/// @param what was looked at
/// @param found what was found, and for [Verdict#NO_GO] what to do
record Check(Verdict verdict, String what, String found) {

    enum Verdict {
        GO,
        /// A person should know it.
        NOTE,
        NO_GO
    }

    static Check go(String what, String found) {
        return new Check(Verdict.GO, what, found);
    }

    static Check note(String what, String found) {
        return new Check(Verdict.NOTE, what, found);
    }

    static Check noGo(String what, String found) {
        return new Check(Verdict.NO_GO, what, found);
    }

    String line() {
        return String.format(Locale.ROOT, "%-5s  %s: %s", verdict.name().replace('_', '-'), what, found);
    }
}
