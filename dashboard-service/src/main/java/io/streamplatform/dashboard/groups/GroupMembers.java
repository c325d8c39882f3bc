package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.Sight;
import java.util.List;

/**
 * A page of the members of a group, by client id.
 *
 * @param sight how well the cluster is seen
 * @param total members it has
 * @param page from 0
 * @param size members a page
 * @param members those of this page
 */
public record GroupMembers(Sight sight, int total, int page, int size, List<GroupMember> members) {}
