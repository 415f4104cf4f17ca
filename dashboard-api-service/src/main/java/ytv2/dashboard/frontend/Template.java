package ytv2.dashboard.frontend;

/// A page of the front end, by the file it is made from.
enum Template {
    DASHBOARD("dashboard_v3_template.html"),
    EDITORIAL("dashboard_editorial_template.html");

    private final String file;

    Template(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }
}
