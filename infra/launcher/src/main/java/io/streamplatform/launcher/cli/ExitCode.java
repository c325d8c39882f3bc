package io.streamplatform.launcher.cli;

/** What the commands' exit codes mean to a script. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;

    /** The command line or a setting cannot be used. */
    static final int USAGE = 2;

    static final int NOT_RUNNING = 3;
    static final int RUNS_ALREADY = 4;

    /** It runs, but some part is not ready. */
    static final int NOT_READY = 5;

    private ExitCode() {}
}
