package ytv2.launcher.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/// The schemas that lie beside these tests: the part of the published ones that our files use, closed to every other
/// key.
final class JsonSchemas {

    private JsonSchemas() {}

    /// What is wrong with a document; empty if nothing is.
    static List<String> violations(String schema, JsonNode document) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Repository.resource(schema))
                .validate(document)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
