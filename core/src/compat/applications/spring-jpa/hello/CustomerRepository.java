// SPDX-License-Identifier: Apache-2.0
package hello;

import org.springframework.data.repository.CrudRepository;

public interface CustomerRepository extends CrudRepository<Customer, Long> {}
