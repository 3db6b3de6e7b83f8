package io.hatchery.server.access;

import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds controllers to what their {@link Allowed} says. */
final class AllowedInterceptor implements HandlerInterceptor {
    private final CurrentUser current;

    AllowedInterceptor(CurrentUser current) {
        this.current = current;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class);
            if (allowed == null) {
                allowed = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allowed.class);
            }
            if (allowed != null) {
                User user = current.get();
                if (allowed.value().length > 0 && !user.has(allowed.value())) {
                    throw Problems.forbidden();
                }
            }
        }
        return true;
    }
}
