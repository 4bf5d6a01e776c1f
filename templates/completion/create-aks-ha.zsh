#compdef create-aks-ha
# Completion of create-aks-ha in zsh. Made by: create-aks-ha completion zsh

_create_aks_ha() {
  local program=${(Q)words[1]} line
  local -a lines answer candidates suffix
  program=${program/#\~/$HOME}
  lines=("${(@f)$("$program" completion zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  # Paths, whether more may follow in the word, and what of it stays.
  answer=("${(@ps:\t:)lines[1]}")
  for line in "${(@)lines[2,-1]}"; do
    # Between a candidate and its description stands a colon.
    candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  compset -p ${#answer[3]}
  # A comma comes by itself, and goes where no other value follows.
  [[ $answer[2] == goes-on ]] && suffix=(-q -S ,)

  local -i found=1
  (( $#candidates )) && _describe -V 'create-aks-ha' candidates $suffix && found=0
  case $answer[1] in
    files) _files && found=0 ;;
    directories) _files -/ && found=0 ;;
  esac
  return found
}

# A file in $fpath is called when Tab is pressed; read by eval, it makes itself known.
if [[ $funcstack[1] == _create_aks_ha || $funcstack[1] == _create-aks-ha ]]; then
  _create_aks_ha "$@"
else
  compdef _create_aks_ha create-aks-ha
fi
