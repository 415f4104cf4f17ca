package ytv2.dashboard.frontend;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Date;
import java.util.Optional;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.answer.Answer;
import ytv2.dashboard.answer.HtmlAnswer;
import ytv2.dashboard.frontend.Frontend.Page;
import ytv2.service.file.FileDirectory;
import ytv2.service.problem.ProblemException;

/// The configured front end, and its pages as HTTP answers.
@Singleton
final class FrontendAnswer {

    private final Optional<Frontend> frontend;

    FrontendAnswer(DashboardConfig config) {
        this.frontend = config.frontend()
                .directory()
                .map(directory -> new Frontend(
                        new FileDirectory(directory), config.frontend().autoPlay(), new AssetVersion()));
    }

    /// Empty if none is configured.
    Optional<Frontend> frontend() {
        return frontend;
    }

    /// @throws ProblemException 404 if there is no front end, or it has no such page
    Response page(Template template, HttpHeaders headers) {
        Page page = frontend.flatMap(files -> files.page(template))
                .orElseThrow(() -> new ProblemException(
                        404,
                        "not_found",
                        "There is no " + template.file() + " in a front-end directory (DASHBOARD_FRONTEND_DIR)."));
        return HtmlAnswer.of(headers, Answer.html(page.html()))
                .lastModified(Date.from(page.modified()))
                .build();
    }
}
