// SPDX-License-Identifier: Apache-2.0
package hello;

import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

public class Main {

  public static void main(String[] args) {
    StandardServiceRegistry registry =
        new StandardServiceRegistryBuilder()
            .applySetting("hibernate.connection.url", "jdbc:h2:mem:db1")
            .applySetting("hibernate.hbm2ddl.auto", "create")
            .build();
    SessionFactory sessionFactory =
        new MetadataSources(registry)
            .addAnnotatedClass(Event.class)
            .buildMetadata()
            .buildSessionFactory();
    sessionFactory.inTransaction(session -> session.persist(new Event("Hello World")));
    sessionFactory.inTransaction(
        session ->
            session
                .createSelectionQuery("from Event", Event.class)
                .getResultList()
                .forEach(event -> System.out.println(event.getTitle())));
  }
}
