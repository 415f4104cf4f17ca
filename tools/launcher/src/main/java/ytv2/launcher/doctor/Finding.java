package ytv2.launcher.doctor;

/// What a check found.
///
/// @param message what is so, in a few words
/// @param remedy what to do about it; `""` where nothing is to be done
record Finding(Level level, String message, String remedy) {

    enum Level {
        OK("ok"),
        WARN("warn"),
        FAIL("FAIL");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        /// As it stands at the beginning of a line.
        String word() {
            return word;
        }
    }

    static Finding ok(String message) {
        return new Finding(Level.OK, message, "");
    }

    static Finding warn(String message, String remedy) {
        return new Finding(Level.WARN, message, remedy);
    }

    static Finding fail(String message, String remedy) {
        return new Finding(Level.FAIL, message, remedy);
    }
}
