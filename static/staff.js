/* The boxes of choices that Django's admin draws with select2 get the name of the field they stand for. */
'use strict';
{
  const labelOf = (select) => document.querySelector(`label[for="${CSS.escape(select.id)}"]`);

  const name = (select) => {
    const label = labelOf(select);
    const box = select.parentNode.querySelector('.select2-selection');
    if (!label || !box || box.id) return;
    label.id ||= `${select.id}-label`;
    box.id = `${select.id}-box`;
    box.setAttribute('aria-labelledby', `${label.id} ${box.getAttribute('aria-labelledby')}`);
    box.querySelector('.select2-selection__rendered').setAttribute('aria-labelledby', label.id);
    label.addEventListener('click', () => box.focus());
  };
  const nameAll = (within) => within.querySelectorAll('select.admin-autocomplete').forEach(name);

  const $ = window.django && window.django.jQuery;
  if ($) {
    $(() => nameAll(document));
    document.addEventListener('formset:added', (event) => nameAll(event.target));
    $(document).on('select2:open', (event) => {
      const label = labelOf(event.target);
      const typed = document.querySelector('.select2-container--open .select2-search__field');
      if (label && typed) typed.setAttribute('aria-label', label.textContent.trim());
    });
  }
}
