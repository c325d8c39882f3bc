package io.streamplatform.launcher.run;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Keeps a terminal's signals from the parts. Ctrl-C reaches every process of the terminal's
 * foreground group at once; the broker would be gone before the producers have delivered what they
 * hold. A signal that is ignored while a process is started stays ignored in it, and a JVM leaves
 * an ignored SIGINT or SIGHUP alone, as {@code nohup} has it; so a part is ended by nobody but the
 * launcher, with SIGTERM, and in order.
 *
 * <p>So the two signals are ignored for the few milliseconds that starting a process takes. The C
 * library is called for it, since a JVM that was made to ignore them with {@code sun.misc.Signal}
 * never takes them up again. On Windows nothing of this exists: Ctrl-C ends all parts at the same
 * time there, and what one has not delivered by then is what its delivery guarantee is for.
 */
final class Signals {

    private static final int SIGHUP = 1;
    private static final int SIGINT = 2;
    private static final MemorySegment SIG_IGN = MemorySegment.ofAddress(1);

    /** More than the structure takes on any system; what is in it is only kept and put back. */
    private static final int SIGACTION_BYTES = 512;

    private static final Optional<Signals> HERE = find();

    private final MethodHandle sigaction;
    private final MethodHandle signal;

    private Signals(MethodHandle sigaction, MethodHandle signal) {
        this.sigaction = sigaction;
        this.signal = signal;
    }

    @SuppressWarnings("restricted") // Allowed to the launcher by the command that starts it.
    private static Optional<Signals> find() {
        Linker linker = Linker.nativeLinker();
        Optional<MethodHandle> sigaction =
                linker.defaultLookup()
                        .find("sigaction")
                        .map(address ->
                                linker.downcallHandle(
                                        address,
                                        FunctionDescriptor.of(
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.ADDRESS,
                                                ValueLayout.ADDRESS)));
        Optional<MethodHandle> signal =
                linker.defaultLookup()
                        .find("signal")
                        .map(address ->
                                linker.downcallHandle(
                                        address,
                                        FunctionDescriptor.of(
                                                ValueLayout.ADDRESS,
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.ADDRESS)));
        return sigaction.flatMap(first -> signal.map(second -> new Signals(first, second)));
    }

    /** Starts a process that the terminal's signals do not reach. */
    static Process startShielded(ProcessBuilder builder) throws IOException {
        return HERE.isPresent() ? HERE.get().start(builder) : builder.start();
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment hangup = ignore(SIGHUP, memory);
            MemorySegment interrupt = ignore(SIGINT, memory);
            try {
                return builder.start();
            } finally {
                restore(SIGHUP, hangup);
                restore(SIGINT, interrupt);
            }
        }
    }

    /** Has the signal ignored, and returns how it was handled before. */
    private MemorySegment ignore(int number, Arena memory) {
        MemorySegment before = memory.allocate(SIGACTION_BYTES);
        try {
            int failure = (int) sigaction.invokeExact(number, MemorySegment.NULL, before);
            if (failure == 0) {
                MemorySegment _ = (MemorySegment) signal.invokeExact(number, SIG_IGN);
            }
            return failure == 0 ? before : MemorySegment.NULL;
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot ignore signal " + number, e);
        }
    }

    private void restore(int number, MemorySegment before) {
        if (before.equals(MemorySegment.NULL)) {
            return;
        }
        try {
            int failure = (int) sigaction.invokeExact(number, before, MemorySegment.NULL);
            if (failure != 0) {
                throw new IllegalStateException("Cannot handle signal " + number + " again");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot handle signal " + number + " again", e);
        }
    }
}
