package ytv2.dashboard.peripheral;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import ytv2.service.problem.ProblemException;

/// Addresses of the former server that this one knows and does not serve, by any method.
enum UnservedPath {
    CONTENT("/api/content(/.*)?", Reason.GONE),
    UPLOAD_REPORT("/api/upload-report", Reason.GONE),
    UPLOAD_DATABASE("/api/upload-database", Reason.GONE),
    DOWNLOAD_DATABASE("/api/download-database", Reason.GONE),
    DATABASE_STATUS("/api/db-status", Reason.GONE),
    DATABASE_RESET("/api/db-reset", Reason.GONE),
    EXPORTS_BACKUP("/api/backup/exports(/list)?", Reason.NOT_IMPLEMENTED),
    BACKUP("/api/backup(/.*)?", Reason.GONE),

    SIMILAR("/api/semantic-similar", Reason.NOT_IMPLEMENTED),
    AUDIO_GENERATION("/api/audio/generate(/stream)?", Reason.NOT_IMPLEMENTED),
    AUDIO_MIGRATION("/api/migrate-audio", Reason.NOT_IMPLEMENTED),
    REPROCESSING("/api/reprocess", Reason.NOT_IMPLEMENTED),
    IMAGE_PROMPT("/api/set-image-prompt", Reason.NOT_IMPLEMENTED),
    IMAGE_VARIANT("/api/(select|delete)-image-variant", Reason.NOT_IMPLEMENTED),
    IMAGE_DISPLAY("/api/set-image-display-mode", Reason.NOT_IMPLEMENTED),
    IMAGE_DELETION("/api/delete-all-ai-images", Reason.NOT_IMPLEMENTED),
    ADMINISTRATION("/api/admin/.*", Reason.NOT_IMPLEMENTED),
    RESEARCH("/api/research/.*", Reason.NOT_IMPLEMENTED),
    QUIZ("/api/[^/]*quiz.*", Reason.NOT_IMPLEMENTED),
    TEXT_GENERATION("/api/ai/generate", Reason.NOT_IMPLEMENTED),
    ARTICLE("/api/fetch-article", Reason.NOT_IMPLEMENTED),
    DEBUGGING("/api/debug/.*", Reason.NOT_IMPLEMENTED),
    STORAGE("/api/health/storage", Reason.NOT_IMPLEMENTED);

    private final String start;
    private final Pattern path;
    private final Reason reason;

    UnservedPath(String path, Reason reason) {
        this.start = path.replaceAll("[\\[(.].*", "");
        this.path = Pattern.compile(path);
        this.reason = reason;
    }

    /// The answer to a request for the path, if it is one of these.
    static Optional<ProblemException> refusal(String path) {
        return Arrays.stream(values())
                .filter(unserved -> unserved.matches(path))
                .findFirst()
                .map(unserved -> unserved.reason.problem());
    }

    /// Asked of every request: the cheap question first.
    private boolean matches(String asked) {
        return asked.startsWith(start) && path.matcher(asked).matches();
    }

    private enum Reason {
        GONE(
                410,
                "gone",
                "This address has been removed. Reports are posted to /ingest/report, and backups are made "
                        + "from PostgreSQL."),
        NOT_IMPLEMENTED(501, "not_implemented", "This service does not offer that.");

        private final int status;
        private final String error;
        private final String detail;

        Reason(int status, String error, String detail) {
            this.status = status;
            this.error = error;
            this.detail = detail;
        }

        private ProblemException problem() {
            return new ProblemException(status, error, detail);
        }
    }
}
