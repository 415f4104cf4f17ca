package ytv2.migration.merge;

import ytv2.migration.source.Side;

/// A value that the two files know differently.
///
/// @param field the column in PostgreSQL
/// @param winner whose value is taken
/// @param rule why
/// @param undecided whether the rule could not tell, and a person should look
public record Conflict(
        String videoId, String field, String nas, String dashboard, Side winner, String rule, boolean undecided) {}
