package ytv2.dashboard.filter;

/// How many listed reports carry a filter value.
///
/// @param dimension the filter's name in the stored token, such as `category`
/// @param value normalised; for the dimension `pair`, category and subcategory around U+001F
record FacetCount(String dimension, String value, long count) {}
