package ytv2.launcher.deploy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The settings that `@ConfigMapping` interfaces declare, named as SmallRye Config names them.
final class ConfigMappings {

    private final Map<String, Optional<String>> settings = new TreeMap<>();

    private ConfigMappings() {}

    /// Every setting, with its `@WithDefault`.
    static Map<String, Optional<String>> of(List<CompilationUnitTree> units) {
        ConfigMappings mappings = new ConfigMappings();
        for (CompilationUnitTree unit : units) {
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree mapping) {
                    annotation(mapping.getModifiers().getAnnotations(), "ConfigMapping", "prefix")
                            .ifPresent(prefix -> mappings.add(prefix, mapping));
                }
            }
        }
        return mappings.settings;
    }

    private void add(String prefix, ClassTree mapping) {
        Map<String, ClassTree> groups = mapping.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(member -> member.getKind() == Tree.Kind.INTERFACE)
                .collect(Collectors.toMap(group -> group.getSimpleName().toString(), Function.identity()));
        for (Tree member : mapping.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                String name = prefix + "." + name(method);
                // Optional<Group> is a group too.
                String type = String.valueOf(method.getReturnType()).replaceAll("^Optional<(.*)>$", "$1");
                Optional.ofNullable(groups.get(type))
                        .ifPresentOrElse(
                                group -> add(name, group),
                                () -> settings.put(
                                        name,
                                        annotation(method.getModifiers().getAnnotations(), "WithDefault", "value")));
            }
        }
    }

    private static String name(MethodTree method) {
        return annotation(method.getModifiers().getAnnotations(), "WithName", "value")
                .orElseGet(() -> method.getName()
                        .toString()
                        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                        .toLowerCase(Locale.ROOT));
    }

    private static Optional<String> annotation(
            List<? extends AnnotationTree> annotations, String type, String element) {
        return annotations.stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(type))
                .flatMap(annotation -> annotation.getArguments().stream())
                .filter(argument -> element(argument).equals(element))
                .map(argument -> argument instanceof AssignmentTree named ? named.getExpression() : argument)
                .map(value -> String.valueOf(((LiteralTree) value).getValue()))
                .findFirst();
    }

    private static String element(ExpressionTree argument) {
        return argument instanceof AssignmentTree named ? named.getVariable().toString() : "value";
    }
}
