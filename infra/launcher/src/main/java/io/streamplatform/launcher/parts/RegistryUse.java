package io.streamplatform.launcher.parts;

/** Which schema registry the services are told of. */
public enum RegistryUse {
    /** The platform's own, which is started with them. */
    OWN,

    /** The platform's own, which is not started now; the dashboard would only show it as away. */
    OWN_LATER,

    /** The one that the environment of the launcher names, which they have from there. */
    FOREIGN
}
