package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.web.NameResolver;
import org.springframework.context.annotation.Configuration;

/** Finds the name of a subject. */
@Configuration(proxyBeanMethods = false)
class SubjectNameResolver extends NameResolver<SubjectName> {

    SubjectNameResolver() {
        super(SubjectName.class, "subject", "give the subject's name.", SubjectName::new);
    }
}
