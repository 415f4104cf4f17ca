package ytv2.migration.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// JSON in text columns, as Python, people and crashes have left it.
final class DirtyJson {

    private static final String DEEP = "[".repeat(5000) + "]".repeat(5000);

    static final List<Dirt> ALL = List.of(
            Dirt.content("subcategories_json", ""),
            Dirt.content("subcategories_json", "  "),
            Dirt.content("subcategories_json", "null"),
            Dirt.content("subcategories_json", "[]"),
            Dirt.content("subcategories_json", "{}"),
            Dirt.content("subcategories_json", "{\"categories\": null}"),
            Dirt.content("subcategories_json", "{\"categories\": []}"),
            Dirt.content("subcategories_json", "{\"categories\": [{\"category\": \"Cut"),
            Dirt.content("subcategories_json", "Plain"),
            Dirt.content("subcategories_json", "\"Plain\""),
            Dirt.content("subcategories_json", "[\"One\", \"Two\"]"),
            Dirt.content("subcategories_json", "[{\"name\": \"One\", \"subcategories\": \"single\"}]"),
            Dirt.content("subcategories_json", "{\"category\": \"One\", \"subcategory\": \"single\"}"),
            Dirt.content("subcategories_json", "{'categories': [{'category': \"It's\", 'subcategories': ['a']}]}"),
            Dirt.content("subcategories_json", "{\"categories\": [{\"category\": 5, \"subcategories\": [null]}]}"),
            Dirt.content("subcategories_json", "{\"categories\": [{\"category\": \"a\\u0000b\\ud83d\"}]}"),
            Dirt.content("subcategories_json", 5),
            Dirt.content("subcategories_json", DEEP),
            Dirt.content("subcategories_json", "[\"One\"]".getBytes(StandardCharsets.UTF_8)),
            Dirt.content("analysis", "{\"a\": NaN, \"b\": -Infinity, \"language\": \"de\"}"),
            Dirt.content("analysis", "{\"a\": 1, \"a\": 2}"),
            Dirt.content("analysis", "{\"a\\u0000\": \"\\u0000\", \"b\": \"\\ud800\"}"),
            Dirt.content("analysis", "{\"a\": 1e400, \"b\": 1e-400, \"c\": 12345678901234567890123}"),
            Dirt.content("analysis", "{'language': None, 'nested': {'key': (1, 2)}, 'ok': True}"),
            Dirt.content("analysis", "[1, 2]"),
            Dirt.content("analysis", "cut {\"off"),
            Dirt.content("analysis", "{\"categories\": \"Plain\", \"key_topics\": {\"a\": 1}, \"language\": 5}"),
            Dirt.content("analysis", DEEP),
            Dirt.content("key_topics", "alpha, beta"),
            Dirt.content("key_topics", "['alpha', \"it's\"]"),
            Dirt.content("key_topics", "\"alpha\""),
            Dirt.content("key_topics", "[\"alpha\", null, 5, {\"a\": []}]"),
            Dirt.content("key_topics", "null"),
            Dirt.content("key_topics", 3),
            Dirt.content("named_entities", "{\"people\": [\"A\"]}"),
            Dirt.content("category", "Plain & simple"),
            Dirt.content("category", "[\"One\", 2, null, \"\"]"),
            Dirt.content("category", ""),
            Dirt.content("category", 9));

    private DirtyJson() {}
}
