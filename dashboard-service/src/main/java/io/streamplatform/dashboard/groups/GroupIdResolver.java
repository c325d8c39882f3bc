package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.web.NameResolver;
import org.springframework.context.annotation.Configuration;

/** Finds the id of a group. */
@Configuration(proxyBeanMethods = false)
class GroupIdResolver extends NameResolver<GroupId> {

    GroupIdResolver() {
        super(GroupId.class, "group", "give the group's id.", GroupId::new);
    }
}
