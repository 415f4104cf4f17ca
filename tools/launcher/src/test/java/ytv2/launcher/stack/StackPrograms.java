package ytv2.launcher.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A checkout whose launcher is the real one, and whose services are stand-ins.
///
/// @param checkout as `./ytv2` would name it
record StackPrograms(Path checkout) {

    /// @param target a directory to be made
    /// @param service the main class of both services; must not need another class of ours
    static StackPrograms make(Path target, Class<?> service) throws IOException {
        Path built = Path.of("target").toAbsolutePath();
        Files.createDirectories(target.resolve("tools/launcher/target/lib"));
        Files.copy(built.resolve("launcher.jar"), target.resolve("tools/launcher/target/launcher.jar"));
        try (var libraries = Files.list(built.resolve("lib"))) {
            for (Path library : libraries.toList()) {
                Files.copy(library, target.resolve("tools/launcher/target/lib").resolve(library.getFileName()));
            }
        }
        for (String name : new String[] {"nas-ingest-service", "dashboard-api-service"}) {
            Path application = Files.createDirectories(target.resolve(name).resolve("target/quarkus-app"));
            writeJar(application.resolve("quarkus-run.jar"), service);
        }
        return new StackPrograms(target);
    }

    Path launcher() {
        return checkout.resolve("tools/launcher/target/launcher.jar");
    }

    private static void writeJar(Path jar, Class<?> main) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        String name = main.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = main.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            code.transferTo(out);
        }
    }
}
