package io.streamplatform.launcher.bench;

import oshi.SystemInfo;

/**
 * What the figures were measured on.
 *
 * @param processor the processor's name
 * @param cores how many of its threads this JVM may use
 * @param memoryBytes the machine's memory
 * @param loadAverage processes that were running or waiting before the run, average of a minute;
 *     negative when the system does not tell
 */
record Machine(
        String processor,
        int cores,
        long memoryBytes,
        String operatingSystem,
        String jvm,
        double loadAverage) {

    private static final double GIBIBYTE = 1L << 30;

    static Machine here() {
        var system = new SystemInfo();
        var processor = system.getHardware().getProcessor();
        return new Machine(
                processor.getProcessorIdentifier().getName().strip(),
                Runtime.getRuntime().availableProcessors(),
                system.getHardware().getMemory().getTotal(),
                system.getOperatingSystem() + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                processor.getSystemLoadAverage(1)[0]);
    }

    String text() {
        return """
        Processor  %s, %d cores
        Memory     %s GiB
        System     %s
        JVM        %s
        Load       %s before the run
        """
                .formatted(
                        processor,
                        cores,
                        Figure.number(memoryBytes / GIBIBYTE),
                        operatingSystem,
                        jvm,
                        loadAverage < 0 ? "unknown" : Figure.number(loadAverage));
    }
}
