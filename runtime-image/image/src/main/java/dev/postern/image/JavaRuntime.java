package dev.postern.image;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;

/** A Java runtime with the modules Postern's processes use, made by jlink from the JDK that builds. */
final class JavaRuntime {

    /** What Quarkus, the Kubernetes client, the AWS SDK and Netty need: no desktop, no compiler, no RMI registry. */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.sql",
            "java.transaction.xa",
            "java.xml",
            "jdk.httpserver",
            "jdk.jfr",
            "jdk.management",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    /** What {@code java.security} names although no module above has it. */
    private static final Set<String> ABSENT_PROVIDERS = Set.of("XMLDSig", "SunPCSC", "JdkSASL", "SunPKCS11");

    private JavaRuntime() {}

    /** @param target must not exist yet */
    static void link(Path target) throws IOException {
        jlink(target);
        SecurityProviders.remove(target, ABSENT_PROVIDERS);
    }

    private static void jlink(Path target) {
        var jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new ImageProblem("This JDK has no jlink: use a full JDK, not a JRE."));
        var output = new StringWriter();
        var printer = new PrintWriter(output);
        var status = jlink.run(
                printer,
                printer,
                "--add-modules",
                String.join(",", MODULES),
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                target.toString());
        if (status != 0) {
            throw new ImageProblem("jlink failed: " + output.toString().strip());
        }
    }
}
