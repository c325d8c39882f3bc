package io.streamplatform.launcher.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a part runs. */
public sealed interface Program {

    /** The arguments of its main method. */
    List<String> arguments();

    /**
     * A Spring Boot application.
     *
     * @param module the folder of the Maven module that makes the jar, as the root POM names it
     * @param jar the executable jar
     */
    record BootJar(String module, Path jar, List<String> arguments) implements Program {}

    /**
     * A main class on a class path.
     *
     * @param module the folder of the Maven module that gathers the libraries
     * @param libraries jars and folders of classes; a folder of jars stands for all of them
     */
    record Classes(String module, List<Path> libraries, String mainClass, List<String> arguments)
            implements Program {}

    /** The folder of the Maven module that the program is built by. */
    String module();

    /** Tells whether the build has made it. */
    default boolean isBuilt() {
        return switch (this) {
            case BootJar boot -> Files.exists(boot.jar());
            case Classes classes -> classes.libraries().stream().allMatch(Files::exists);
        };
    }
}
