package ytv2.dashboard.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The filters of a request as its answer repeats them; what was not sent is absent.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FilterEcho(
        List<String> source,
        List<String> language,
        List<String> category,
        List<String> subcategory,
        @JsonProperty("parentCategory") List<String> parentCategory,
        List<String> channel,
        List<String> contentType,
        List<String> complexity,
        List<String> summaryType,
        List<String> topics,
        @Nullable Boolean hasAudio,
        List<String> ids,
        @Nullable String dateFrom,
        @Nullable String dateTo) {}
