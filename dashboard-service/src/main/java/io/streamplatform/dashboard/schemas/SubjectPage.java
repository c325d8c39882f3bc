package io.streamplatform.dashboard.schemas;

import java.util.List;

/**
 * A page of subjects.
 *
 * @param registry the registry that they are of
 * @param total subjects that match the search
 * @param page from 0
 * @param size subjects a page
 * @param subjects those of this page
 */
record SubjectPage(
        RegistryState registry, int total, int page, int size, List<SubjectRow> subjects) {}
