package ytv2.service.database;

/// What Java trusts, as an operator sets it; until it is closed, a certificate of a test.
record TrustStore() implements AutoCloseable {

    private static final String FILE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "javax.net.ssl.trustStorePassword";

    static TrustStore set(SelfSigned certificate) {
        System.setProperty(FILE, certificate.store().toString());
        System.setProperty(PASSWORD, SelfSigned.PASSWORD);
        return new TrustStore();
    }

    @Override
    public void close() {
        System.clearProperty(FILE);
        System.clearProperty(PASSWORD);
    }
}
