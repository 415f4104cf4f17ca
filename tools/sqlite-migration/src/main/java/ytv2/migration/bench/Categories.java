package ytv2.migration.bench;

/// Categories that differ from update to update.
final class Categories {

    private Categories() {}

    static String document(int number) {
        return "{\"categories\": [{\"category\": \"Technology\", \"subcategories\": [\"Bench " + number + "\"]}]}";
    }
}
