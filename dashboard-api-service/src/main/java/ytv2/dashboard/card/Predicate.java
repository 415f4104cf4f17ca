package ytv2.dashboard.card;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which cards are meant, as SQL over the columns of `report_card`.
///
/// @param sql conditions joined by AND, `true` if there is none; parameters are numbered from `$1`
/// @param parameters their values, in that order; a list is a text array
/// @param token the one facet token that says the same, the empty one for all cards; empty if no single token does
public record Predicate(String sql, List<Object> parameters, Optional<String> token) {

    public Predicate {
        parameters = List.copyOf(parameters);
    }

    /// How the next parameter is named.
    public String next() {
        return "$" + (parameters.size() + 1);
    }

    /// These cards that also fulfil a condition.
    ///
    /// @param condition with `%s` where each of its parameters stands
    public Predicate and(String condition, Object... more) {
        Object[] names = IntStream.rangeClosed(1, more.length)
                .mapToObj(n -> "$" + (parameters.size() + n))
                .toArray();
        String added = condition.formatted(names);
        List<Object> all = Stream.concat(parameters.stream(), Stream.of(more)).toList();
        return new Predicate(parameters.isEmpty() ? added : sql + " AND " + added, all, Optional.empty());
    }

    /// These cards, as a condition that says nothing about how many fulfil it: PostgreSQL walks in the order that is
    /// asked for, and plans that once for all parameters.
    public Predicate opaque() {
        return new Predicate("CASE WHEN " + sql + " THEN true END", parameters, token);
    }

    /// All cards.
    public static Predicate all() {
        return new Predicate("true", List.of(), Optional.of(""));
    }

    /// These cards that also carry one of several tokens.
    Predicate andOneOf(List<String> tokens) {
        Predicate narrower = and("facets && %s", List.copyOf(tokens));
        boolean alone = parameters.isEmpty() && tokens.size() == 1;
        return alone ? new Predicate(narrower.sql(), narrower.parameters(), Optional.of(tokens.getFirst())) : narrower;
    }
}
