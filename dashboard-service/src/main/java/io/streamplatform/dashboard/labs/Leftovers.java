package io.streamplatform.dashboard.labs;

/** What a lab may have left behind whose dashboard ended without ending it. */
public interface Leftovers {

    /** Takes away what is left; tells whether nothing is left to do. Fails never. */
    boolean clean();
}
