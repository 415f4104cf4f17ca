package ytv2.launcher.deploy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The variables that sources read: `System.getenv("X")`, a look-up in a map called `environment`, or a call that is
/// given `environment` and a name. Names may be constants of the same file.
final class EnvironmentReads extends TreeScanner<@Nullable Void, Map<String, String>> {

    private static final Set<String> LOOK_UPS = Set.of("get", "getOrDefault", "containsKey");

    private final Set<String> names = new TreeSet<>();

    private EnvironmentReads() {}

    static Set<String> of(List<CompilationUnitTree> units) {
        EnvironmentReads reads = new EnvironmentReads();
        for (CompilationUnitTree unit : units) {
            Map<String, String> constants = new HashMap<>();
            new Constants().scan(unit, constants);
            reads.scan(unit, constants);
        }
        return reads.names;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Map<String, String> constants) {
        if (readsEnvironment(call)) {
            for (ExpressionTree argument : call.getArguments()) {
                String name = argument instanceof LiteralTree literal
                        ? String.valueOf(literal.getValue())
                        : constants.getOrDefault(argument.toString(), "");
                if (name.matches("[A-Z][A-Z0-9_]*")) {
                    names.add(name);
                }
            }
        }
        return super.visitMethodInvocation(call, constants);
    }

    private static boolean readsEnvironment(MethodInvocationTree call) {
        if (call.getArguments().stream()
                .anyMatch(argument -> argument.toString().equals("environment"))) {
            return true;
        }
        return call.getMethodSelect() instanceof MemberSelectTree select
                && (select.toString().equals("System.getenv")
                        || LOOK_UPS.contains(select.getIdentifier().toString())
                                && select.getExpression()
                                        .toString()
                                        .matches("(this\\.)?environment(\\(\\))?|System.getenv\\(\\)"));
    }

    private static final class Constants extends TreeScanner<@Nullable Void, Map<String, String>> {

        @Override
        public @Nullable Void visitVariable(VariableTree variable, Map<String, String> constants) {
            if (variable.getInitializer() instanceof LiteralTree literal) {
                constants.put(variable.getName().toString(), String.valueOf(literal.getValue()));
            }
            return super.visitVariable(variable, constants);
        }
    }
}
