package io.streamplatform.dashboard.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import io.streamplatform.dashboard.background.BackgroundLoop;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives memory back that a search or many viewers needed, once they are gone. The serial collector
 * makes its heap smaller in a full collection alone, which a dashboard that only looks on has none
 * of for hours; other collectors give memory back by themselves, and are left alone.
 */
@Component
class IdleHeap extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(IdleHeap.class);
    private static final String SERIAL = "MarkSweepCompact";
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** A cluster that is large enough to need the memory is not collected for all the time. */
    private static final Duration REST = Duration.ofMinutes(1);

    /** Share of all processors that a dashboard uses which nobody waits for. */
    private static final double IDLE_LOAD = 0.25;

    /** A collection that gives less back is not worth its pause. */
    private static final long WORTHWHILE_BYTES = 8 * 1024 * 1024;

    private final HotSpotDiagnosticMXBean machine =
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long kept;

    IdleHeap() {
        super(Thread.ofVirtual().name("idle-heap"), Duration.ZERO);
    }

    @Override
    public void start() {
        boolean serial =
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .anyMatch(SERIAL::equals);
        if (serial) {
            super.start();
        }
    }

    @Override
    protected void step() throws InterruptedException {
        double _ = system.getProcessCpuLoad(); // since it was asked last
        Thread.sleep(LOOK);
        if (system.getProcessCpuLoad() < IDLE_LOAD && committed() - kept > WORTHWHILE_BYTES) {
            collect();
            kept = committed();
            Thread.sleep(REST);
        }
    }

    /** Collects once so that little is kept free, and leaves the collector as it was. */
    private void collect() {
        long before = committed();
        String least = machine.getVMOption("MinHeapFreeRatio").getValue();
        String most = machine.getVMOption("MaxHeapFreeRatio").getValue();
        machine.setVMOption("MinHeapFreeRatio", "10");
        machine.setVMOption("MaxHeapFreeRatio", "20");
        try {
            System.gc();
        } finally {
            machine.setVMOption("MaxHeapFreeRatio", most);
            machine.setVMOption("MinHeapFreeRatio", least);
        }
        log.debug("The heap went from {} to {} bytes", before, committed());
    }

    private static long committed() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }
}
