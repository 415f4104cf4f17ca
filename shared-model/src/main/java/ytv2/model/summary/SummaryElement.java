package ytv2.model.summary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The HTML elements a summary may consist of, with what [tree
/// construction](https://html.spec.whatwg.org/multipage/parsing.html#tree-construction) must know of each.
enum SummaryElement {
    P(Kind.BLOCK),
    DIV(Kind.BLOCK),
    H1(Kind.HEADING),
    H2(Kind.HEADING),
    H3(Kind.HEADING),
    H4(Kind.HEADING),
    H5(Kind.HEADING),
    H6(Kind.HEADING),
    PRE(Kind.BLOCK),
    BLOCKQUOTE(Kind.BLOCK),
    HR(Kind.VOID_BLOCK),
    UL(Kind.LIST),
    OL(Kind.LIST),
    LI(Kind.ITEM),
    TABLE(Kind.TABLE),
    THEAD(Kind.ROWS),
    TBODY(Kind.ROWS),
    TR(Kind.ROW),
    TH(Kind.CELL),
    TD(Kind.CELL),
    BR(Kind.VOID_INLINE),
    SPAN(Kind.INLINE),
    STRONG(Kind.INLINE),
    B(Kind.INLINE),
    EM(Kind.INLINE),
    I(Kind.INLINE),
    U(Kind.INLINE),
    S(Kind.INLINE),
    CODE(Kind.INLINE),
    A(Kind.INLINE);

    enum Kind {
        INLINE,
        VOID_INLINE,
        BLOCK,
        VOID_BLOCK,
        HEADING,
        LIST,
        ITEM,
        TABLE,
        ROWS,
        ROW,
        CELL
    }

    private static final Map<String, SummaryElement> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SummaryElement::tag, Function.identity()));

    /// Other elements that stand on lines of their own. They become plain blocks, so that the words of two of them do
    /// not run together.
    private static final Set<String> OTHER_BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "center",
            "dd",
            "details",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
            "legend",
            "main",
            "nav",
            "optgroup",
            "option",
            "section",
            "summary");

    private final Kind kind;
    private final String tag;

    SummaryElement(Kind kind) {
        this.kind = kind;
        this.tag = name().toLowerCase(Locale.ROOT);
    }

    /// @param name a tag name in lower case
    /// @return null if the element goes and only its content stays
    static @Nullable SummaryElement named(String name) {
        SummaryElement element = BY_NAME.get(name);
        if (element != null) {
            return element;
        }
        return OTHER_BLOCKS.contains(name) ? DIV : name.equals("tfoot") ? TBODY : null;
    }

    static String[] names() {
        return BY_NAME.keySet().toArray(String[]::new);
    }

    Kind kind() {
        return kind;
    }

    String tag() {
        return tag;
    }

    boolean isVoid() {
        return kind == Kind.VOID_INLINE || kind == Kind.VOID_BLOCK;
    }

    boolean isInline() {
        return kind == Kind.INLINE || kind == Kind.VOID_INLINE;
    }
}
