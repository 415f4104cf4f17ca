package ytv2.launcher.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `deploy/Containerfile.NAME`, an instruction a line once continued lines are joined.
record Containerfile(String name, List<Instruction> instructions) {

    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(\"[^\"]*\"|\\S*)");

    /// @param stage how many `FROM` came before this one's own
    record Instruction(int stage, String keyword, String arguments) {

        /// The arguments of the exec form, `["a", "b"]`.
        ///
        /// @throws IllegalStateException if they stand in the shell form
        List<String> exec() {
            try {
                return List.of(new ObjectMapper().readValue(arguments, String[].class));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(keyword + " is not in exec form: " + arguments, e);
            }
        }
    }

    static Containerfile read(String name) {
        String text = Repository.text("deploy/Containerfile." + name)
                .replaceAll("(?m)^\\s*#.*\n", "")
                .replaceAll("\\\\\n\\s*", "");
        List<Instruction> instructions = new ArrayList<>();
        int stage = -1;
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            String[] parts = line.strip().split("\\s+", 2);
            stage += parts[0].equals("FROM") ? 1 : 0;
            instructions.add(new Instruction(stage, parts[0], parts[1]));
        }
        return new Containerfile(name, List.copyOf(instructions));
    }

    Stream<Instruction> all(String keyword) {
        return instructions.stream().filter(instruction -> instruction.keyword().equals(keyword));
    }

    /// The one instruction of its kind in the image that is kept.
    Instruction last(String keyword) {
        int stage = instructions.getLast().stage();
        List<Instruction> found =
                all(keyword).filter(instruction -> instruction.stage() == stage).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(name + " has " + found.size() + " " + keyword);
        }
        return found.getFirst();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        Matcher matcher = ASSIGNMENT.matcher(last("ENV").arguments());
        while (matcher.find()) {
            environment.put(matcher.group(1), matcher.group(2).replace("\"", ""));
        }
        return environment;
    }

    /// What a container of this image runs.
    List<String> command() {
        return Stream.concat(last("ENTRYPOINT").exec().stream(), last("CMD").exec().stream())
                .toList();
    }
}
