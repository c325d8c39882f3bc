package io.streamplatform.launcher.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The size and speed of a part's JVM.
 *
 * @param heapMegabytes the most that its heap may take
 * @param compiler how far hot code is compiled
 * @param options further options of this part's JVM
 */
public record Jvm(int heapMegabytes, Compiler compiler, List<String> options) {

    /** How far a JVM compiles hot code. */
    public enum Compiler {
        /** The quick compiler alone: less memory and a faster start, lower peak speed. */
        QUICK(8),
        /** The optimizing compiler as well, for a part that has to move many records. */
        FULL(10);

        /** Room for what lives shortly: whoever moves more records needs more of it. */
        private final int youngMegabytes;

        Compiler(int youngMegabytes) {
            this.youngMegabytes = youngMegabytes;
        }
    }

    /**
     * What each JVM's environment has in addition: glibc keeps freed memory for each of many
     * threads otherwise. Other systems do not know it.
     */
    static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private static final int OLD_MEGABYTES = 16;

    /** The options for the java command, the same for a training run as for a real one. */
    public List<String> flags() {
        List<String> flags = new ArrayList<>();
        // Begins small: a heap is as large in memory as it ever was, and most parts need little.
        flags.add("-Xms" + (compiler.youngMegabytes + OLD_MEGABYTES) + "m");
        flags.add("-Xmn" + compiler.youngMegabytes + "m");
        flags.add("-Xmx" + heapMegabytes + "m");
        flags.add("-Xss512k");
        flags.add("-XX:+UseSerialGC");
        // Otherwise it takes four full collections until a heap is as small as it may be.
        flags.add("-XX:-ShrinkHeapInSteps");
        flags.add("-XX:+UseCompactObjectHeaders");
        flags.add("-XX:+ExitOnOutOfMemoryError");
        flags.add("-XX:MaxMetaspaceSize=128m");
        switch (compiler) {
            case QUICK -> {
                flags.add("-XX:TieredStopAtLevel=1");
                flags.add("-XX:ReservedCodeCacheSize=32m");
            }
            case FULL -> flags.add("-XX:ReservedCodeCacheSize=64m");
        }
        // A cache that is put at a random address has to be patched, and each JVM then owns all of
        // it.
        flags.add("-XX:+UnlockDiagnosticVMOptions");
        flags.add("-XX:ArchiveRelocationMode=0");
        if (System.getProperty("os.name").startsWith("Linux")) {
            // What the compilers and the class loader needed once is given back to the system.
            flags.add("-XX:TrimNativeHeapInterval=5000");
        }
        // Kafka's clients unmap files and load native compressors: known, and no news to anybody.
        flags.add("--sun-misc-unsafe-memory-access=allow");
        flags.add("--enable-native-access=ALL-UNNAMED");
        flags.addAll(options);
        return List.copyOf(flags);
    }
}
