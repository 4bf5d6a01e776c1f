# Completion of create-aks-ha in bash. Made by: create-aks-ha completion bash

_create_aks_ha() {
  local program=${COMP_WORDS[0]/#\~/$HOME} words=() index
  # Readline divides words at =, the program does not.
  for ((index = 1; index <= COMP_CWORD; index++)); do
    if ((${#words[@]})) && [[ ${COMP_WORDS[index]} == =* || ${words[${#words[@]} - 1]} == *= ]]; then
      words[${#words[@]} - 1]+=${COMP_WORDS[index]}
    else
      words+=("${COMP_WORDS[index]}")
    fi
  done
  local typed=${words[${#words[@]} - 1]} divided=''
  [[ $COMP_WORDBREAKS == *=* && $typed == *=* ]] && divided=${typed%=*}=

  local paths goes_on head value description values=() descriptions=() width=0
  {
    IFS=$'\t' read -r paths goes_on head || return
    while IFS=$'\t' read -r value description; do
      value=$head$value
      values+=("${value#"$divided"}")
      descriptions+=("$description")
      ((${#value} - ${#divided} > width)) && width=$((${#value} - ${#divided}))
    done
  } < <("$program" completion bash -- "${words[@]}" 2>/dev/null)

  compopt -o nosort 2>/dev/null
  COMPREPLY=("${values[@]}")
  # Where they are only listed, each has its description beside it.
  if ((${#values[@]} > 1)) && [[ $COMP_TYPE == 63 ]]; then
    for index in "${!values[@]}"; do
      printf -v 'COMPREPLY[index]' '%-*s  (%s)' "$width" "${values[index]}" "${descriptions[index]}"
    done
  fi
  [[ $goes_on == goes-on ]] && compopt -o nospace 2>/dev/null
  case $paths in
    files) compopt -o default -o filenames 2>/dev/null || COMPREPLY=($(compgen -f -- "${typed#"$divided"}")) ;;
    directories) compopt -o plusdirs -o filenames 2>/dev/null || COMPREPLY+=($(compgen -d -- "$typed")) ;;
  esac
}

complete -F _create_aks_ha create-aks-ha
