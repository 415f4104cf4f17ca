package ytv2.ingest;

import java.security.Principal;
import java.util.Set;

/// Who may do what, without the token that proves it.
///
/// @param name by which events and the audit remember what was done with it
/// @param digest SHA-256 of the token; tokens are random, so that nothing slower is needed
record Credential(String name, Set<Right> rights, byte[] digest) implements Principal {

    Credential {
        rights = Set.copyOf(rights);
    }

    @Override
    public String getName() {
        return name;
    }
}
