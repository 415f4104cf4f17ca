package ytv2.migration;

import java.util.Objects;

/// Which program this is.
public final class Version {

    private Version() {}

    /// `(not packaged)` outside of a jar.
    public static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
