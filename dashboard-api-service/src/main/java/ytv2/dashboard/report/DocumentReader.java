package ytv2.dashboard.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ytv2.dashboard.report.Cards.Card;
import ytv2.dashboard.report.ReportPage.Pagination;
import ytv2.dashboard.report.ReportReader.StoredReport;
import ytv2.model.VideoId;

/// Reads what [ReportReader] reads, as records.
@ApplicationScoped
public class DocumentReader {

    private final ReportReader reader;
    private final ObjectMapper mapper;

    DocumentReader(ReportReader reader, ObjectMapper mapper) {
        this.reader = reader;
        this.mapper = mapper;
    }

    /// @param id as the client wrote it; what cannot be one names no report
    public Uni<Optional<ReportDocument>> find(String id) {
        return videoId(id)
                .map(videoId -> reader.find(videoId, id))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found ->
                        found.map(StoredReport::card).map(Buffer::getBytes).map(this::document));
    }

    /// @param parameters those of the list, as the client wrote them
    /// @param generation of the data
    public Uni<DocumentPage> list(MultivaluedMap<String, String> parameters, long generation) {
        ReportQuery query = ReportQuery.parse(parameters);
        return reader.page(query, generation, false).map(cards -> page(query, cards));
    }

    private DocumentPage page(ReportQuery query, Cards cards) {
        List<ReportDocument> reports = cards.cards().stream()
                .map(DocumentReader::closed)
                .map(this::document)
                .toList();
        Pagination pagination = Pagination.of(query, cards);
        return new DocumentPage(reports, cards.total(), pagination.page(), pagination.pages());
    }

    private static byte[] closed(Card card) {
        byte[] json = Arrays.copyOf(card.json().plain(), card.json().length() + 1);
        json[json.length - 1] = '}';
        return json;
    }

    private ReportDocument document(byte[] card) {
        try {
            return ReportDocument.of(mapper.readTree(card));
        } catch (IOException impossible) {
            throw new IllegalStateException("A stored card is JSON", impossible);
        }
    }

    private static Optional<VideoId> videoId(String id) {
        try {
            return Optional.of(VideoId.parse(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
