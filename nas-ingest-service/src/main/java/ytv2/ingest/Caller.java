package ytv2.ingest;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/// Who sent a request, as resources see it.
record Caller(Credential credential) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return credential;
    }

    @Override
    public boolean isUserInRole(String role) {
        return credential.rights().stream().anyMatch(right -> right.wireName().equals(role));
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
