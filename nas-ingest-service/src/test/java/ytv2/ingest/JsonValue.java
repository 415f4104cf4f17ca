package ytv2.ingest;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Values that a client may write where another is meant: each type, and the extremes of each.
public enum JsonValue {
    NULL("null"),
    EMPTY_TEXT("''"),
    TRUE("true"),
    FALSE("false"),
    ZERO("0"),
    MINUS_ONE("-1"),
    FRACTION("1.5"),
    MORE_THAN_INTEGER("2147483648"),
    MORE_THAN_LONG("9223372036854775808"),
    MORE_THAN_DOUBLE("1e400"),
    LESS_THAN_DOUBLE("1e-400"),
    SMALLEST("1e-999999999"),
    DIGITS("9".repeat(999)),
    WORD("'word'"),
    BLANK("' '"),
    NUMBER_IN_TEXT("'12'"),
    HUGE_NUMBER_IN_TEXT("'1e99999999'"),
    EMOJI("'\\ud83d\\ude00'"),
    ODD_CHARACTERS("'\\ufffe\\u202e\\u0007\\u2028'"),
    ADDRESS("'https://example.org/a?b=c'"),
    SCRIPT("'javascript:alert(1)'"),
    TIME("'2025-01-31T12:00:00Z'"),
    LOCAL_TIME("'2025-01-31T12:00:00'"),
    NUL("'\\u0000'"),
    NUL_WITHIN("'a\\u0000b'"),
    HIGH_SURROGATE("'\\ud800'"),
    LOW_SURROGATE("'x\\udfff'"),
    SWAPPED_SURROGATES("'\\udc00\\ud800'"),
    LONG_TEXT("'" + "x".repeat(5_000) + "'"),
    LONGER_TEXT("'" + "x".repeat(300_000) + "'"),
    LONGEST_TEXT("'" + "x".repeat(2_200_000) + "'"),
    EMPTY_ARRAY("[]"),
    NULLS("[null]"),
    NUMBERS("[1]"),
    WORDS("['word']"),
    EMPTY_OBJECTS("[{}]"),
    HUGE_NUMBERS("[1e1001]"),
    NUL_IN_ARRAY("[['\\u0000']]"),
    DEEP_ARRAY("[".repeat(300) + "]".repeat(300)),
    EMPTY_OBJECT("{}"),
    OBJECT("{'k': 1}"),
    DEEP_OBJECT("{'k':".repeat(300) + "1" + "}".repeat(300)),
    LONG_OBJECT("{'k': '" + "x".repeat(300_000) + "'}"),
    NUL_IN_OBJECT("{'k': [{'k': 'a\\u0000'}]}"),
    NUL_IN_NAME("{'k': {'\\u0000': 1}}"),
    SURROGATE_IN_OBJECT("{'k': '\\ud800'}"),
    HUGE_NUMBER_IN_OBJECT("{'k': 1e1001}"),
    CATEGORIES("{'categories': [{'category': 'C', 'subcategories': ['S']}]}"),
    NUL_IN_CATEGORY("{'categories': [{'category': 'C\\u0000'}]}"),
    NO_CATEGORIES("{'categories': 5}"),
    OBJECT_IN_TEXT("'{\\'k\\': 1}'"),
    ARRAY_IN_TEXT("'[\\'word\\']'"),
    NO_JSON_IN_TEXT("'{bad'"),
    NUL_IN_TEXT_OF_JSON("'{\\'k\\': \\'\\\\u0000\\'}'"),
    SURROGATE_IN_TEXT_OF_JSON("'{\\'k\\': \\'\\\\ud800\\'}'"),
    SAME_MEMBER_TWICE_IN_TEXT("'{\\'k\\': 1, \\'k\\': 2}'");

    /// What no column of PostgreSQL keeps, wherever it stands.
    public static final Set<JsonValue> UNSTORABLE = Collections.unmodifiableSet(EnumSet.of(
            NUL,
            NUL_WITHIN,
            HIGH_SURROGATE,
            LOW_SURROGATE,
            SWAPPED_SURROGATES,
            NUL_IN_ARRAY,
            NUL_IN_OBJECT,
            NUL_IN_NAME,
            NUL_IN_CATEGORY,
            SURROGATE_IN_OBJECT));

    private final String json;

    JsonValue(String json) {
        this.json = json;
    }

    /// As JSON in which `'` stands for `"`.
    public String json() {
        return json;
    }
}
