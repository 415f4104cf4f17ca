package ytv2.dashboard.report.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The templates, in `templates/page`.
@CheckedTemplate(basePath = "page")
final class Pages {

    private Pages() {}

    static native TemplateInstance report(ReportView report, String style);

    static native TemplateInstance list(ListView list, String style);

    /// @param message what is wrong, fit to show to a person
    static native TemplateInstance error(String title, String message, String style);
}
