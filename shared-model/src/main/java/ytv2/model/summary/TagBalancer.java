package ytv2.model.summary;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlStreamEventReceiver;
import ytv2.model.summary.SummaryElement.Kind;

/// Turns any sequence of tags into a tree of [SummaryElement]s: everything opened is closed in order, list items
/// stand in lists, cells in rows in tables, no block stands in a paragraph and no link in a link. A simplification
/// of [tree construction](https://html.spec.whatwg.org/multipage/parsing.html#tree-construction): formatting that is
/// cut short is not taken up again, and nothing is moved in front of a table.
///
/// A stream that is such a tree already passes unchanged; that is what makes sanitising idempotent. A tag costs at
/// most a walk over the open elements, of which there are never more than [#MAX_DEPTH] and a few.
final class TagBalancer implements HtmlStreamEventReceiver {

    /// Open elements beyond which further tags are left out and their text stays; browsers cut at 512.
    static final int MAX_DEPTH = 100;

    private static final Set<String> DROPPED =
            Set.of("script", "style", "template", "noscript", "iframe", "noembed", "noframes", "title");

    private static final Set<Kind> NOTHING = EnumSet.noneOf(Kind.class);
    private static final Set<Kind> TABLE = EnumSet.of(Kind.TABLE);
    private static final Set<Kind> TABLE_OR_ROWS = EnumSet.of(Kind.TABLE, Kind.ROWS);
    private static final Set<Kind> ANY_TABLE_PARENT = EnumSet.of(Kind.TABLE, Kind.ROWS, Kind.ROW);
    private static final Set<Kind> HEADING = EnumSet.of(Kind.HEADING);
    private static final Set<Kind> ITEM = EnumSet.of(Kind.ITEM);
    private static final Set<Kind> CELL = EnumSet.of(Kind.CELL);
    private static final Set<Kind> ITEM_OR_CELL = EnumSet.of(Kind.ITEM, Kind.CELL);
    private static final Set<Kind> LIST_OR_CELL = EnumSet.of(Kind.LIST, Kind.CELL);

    private final HtmlStreamEventReceiver tree;
    private final List<SummaryElement> open = new ArrayList<>();
    private @Nullable String dropping;
    private int droppingDepth;

    TagBalancer(HtmlStreamEventReceiver tree) {
        this.tree = tree;
    }

    @Override
    public void openDocument() {
        tree.openDocument();
    }

    @Override
    public void closeDocument() {
        closeDownTo(0);
        tree.closeDocument();
    }

    @Override
    public void openTag(String name, List<String> attributes) {
        if (dropping != null) {
            droppingDepth += dropping.equals(name) && name.equals("template") ? 1 : 0;
        } else if (DROPPED.contains(name)) {
            dropping = name;
            droppingDepth = 1;
        } else {
            SummaryElement element = SummaryElement.named(name);
            if (element != null && makeRoomFor(element)) {
                emit(element, firstOfEach(attributes));
            }
        }
    }

    @Override
    public void closeTag(String name) {
        if (dropping != null) {
            droppingDepth -= dropping.equals(name) ? 1 : 0;
            dropping = droppingDepth == 0 ? null : dropping;
            return;
        }
        SummaryElement element = SummaryElement.named(name);
        int found = element == null ? -1 : indexToClose(element);
        if (found >= 0) {
            closeDownTo(found);
        }
    }

    @Override
    public void text(String text) {
        if (dropping != null) {
            return;
        }
        if (!isHtmlSpace(text)) {
            wrapContent();
        }
        tree.text(text);
    }

    /// Closes and opens what must be closed and open before the element.
    ///
    /// @return false if the element must be left out
    private boolean makeRoomFor(SummaryElement element) {
        return switch (element.kind()) {
            case ITEM -> makeRoomForItem();
            case ROWS -> makeRoomInTable(TABLE);
            case ROW -> makeRoomForRow();
            case CELL -> makeRoomForCell();
            case INLINE -> (element != SummaryElement.A || closeLink()) && makeRoomForContent();
            case VOID_INLINE, VOID_BLOCK -> makeRoomForVoid(element);
            case BLOCK, LIST, TABLE -> makeRoomForBlock();
            case HEADING -> {
                closeIfFound(lastOpen(HEADING, ITEM_OR_CELL));
                yield makeRoomForBlock();
            }
        };
    }

    /// A void element adds no depth.
    private boolean makeRoomForVoid(SummaryElement element) {
        if (element.kind() == Kind.VOID_BLOCK) {
            closeIfFound(open.lastIndexOf(SummaryElement.P));
        }
        wrapContent();
        return true;
    }

    private boolean makeRoomForBlock() {
        closeIfFound(open.lastIndexOf(SummaryElement.P));
        return makeRoomForContent();
    }

    private boolean makeRoomForContent() {
        wrapContent();
        return open.size() < MAX_DEPTH;
    }

    private boolean makeRoomForItem() {
        closeIfFound(lastOpen(ITEM, LIST_OR_CELL));
        return topKind() == Kind.LIST || openImplied(SummaryElement.UL);
    }

    private boolean makeRoomForRow() {
        boolean room = makeRoomInTable(TABLE_OR_ROWS);
        wrapIn(Kind.TABLE, SummaryElement.TBODY);
        return room;
    }

    private boolean makeRoomForCell() {
        boolean room = makeRoomInTable(ANY_TABLE_PARENT);
        wrapIn(Kind.TABLE, SummaryElement.TBODY);
        wrapIn(Kind.ROWS, SummaryElement.TR);
        return room;
    }

    /// Closes everything in the innermost table down to one of the kinds; opens a table if there is none.
    private boolean makeRoomInTable(Set<Kind> parents) {
        int parent = lastOpen(parents, NOTHING);
        if (parent < 0) {
            return openImplied(SummaryElement.TABLE);
        }
        closeDownTo(parent + 1);
        return true;
    }

    /// @return false if a link is open outside a list item or cell that the new one would break
    private boolean closeLink() {
        int link = open.lastIndexOf(SummaryElement.A);
        if (link < 0) {
            return true;
        }
        if (lastOpen(ITEM_OR_CELL, NOTHING) > link) {
            return false;
        }
        closeDownTo(link);
        return true;
    }

    private boolean openImplied(SummaryElement element) {
        boolean room = makeRoomForBlock();
        if (room) {
            emit(element, new ArrayList<>());
        }
        return room;
    }

    /// Wraps what comes directly into a list or a table in an item or a cell.
    private void wrapContent() {
        wrapIn(Kind.LIST, SummaryElement.LI);
        wrapIn(Kind.TABLE, SummaryElement.TBODY);
        wrapIn(Kind.ROWS, SummaryElement.TR);
        wrapIn(Kind.ROW, SummaryElement.TD);
    }

    private void wrapIn(Kind parent, SummaryElement wrapper) {
        if (topKind() == parent) {
            emit(wrapper, new ArrayList<>());
        }
    }

    private int indexToClose(SummaryElement element) {
        return switch (element.kind()) {
            case VOID_INLINE, VOID_BLOCK -> -1;
            case HEADING -> lastOpen(HEADING, CELL);
            case INLINE -> lastOpen(element::equals, ITEM_OR_CELL);
            case BLOCK, LIST -> lastOpen(element::equals, CELL);
            case ITEM -> lastOpen(element::equals, LIST_OR_CELL);
            case ROWS, ROW, CELL -> lastOpen(element::equals, TABLE);
            case TABLE -> lastOpen(element::equals, NOTHING);
        };
    }

    private int lastOpen(Set<Kind> kinds, Set<Kind> boundary) {
        return lastOpen(element -> kinds.contains(element.kind()), boundary);
    }

    /// @return the index of the innermost open element that is wanted, or -1 if there is none inside the boundary
    private int lastOpen(Predicate<SummaryElement> wanted, Set<Kind> boundary) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (wanted.test(open.get(i))) {
                return i;
            }
            if (boundary.contains(open.get(i).kind())) {
                return -1;
            }
        }
        return -1;
    }

    private @Nullable Kind topKind() {
        return open.isEmpty() ? null : open.getLast().kind();
    }

    private void emit(SummaryElement element, List<String> attributes) {
        tree.openTag(element.tag(), attributes);
        if (!element.isVoid()) {
            open.add(element);
        }
    }

    private void closeIfFound(int index) {
        if (index >= 0) {
            closeDownTo(index);
        }
    }

    private void closeDownTo(int size) {
        while (open.size() > size) {
            tree.closeTag(open.removeLast().tag());
        }
    }

    /// The first `class` and the first `href`, as browsers read duplicates; all others would be dropped anyway, and
    /// the policy's search for duplicates takes quadratic time.
    private static List<String> firstOfEach(List<String> attributes) {
        List<String> kept = new ArrayList<>(4);
        for (var each = attributes.iterator(); each.hasNext(); ) {
            String name = each.next();
            String value = each.next();
            if ((name.equals("class") || name.equals("href")) && !kept.contains(name)) {
                kept.add(name);
                kept.add(value);
            }
        }
        return kept;
    }

    private static boolean isHtmlSpace(String text) {
        return text.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f');
    }
}
