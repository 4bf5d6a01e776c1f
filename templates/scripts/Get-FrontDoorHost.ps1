#Requires -Version 7.4
<#
.SYNOPSIS
Prints the address that users call, and one for each region alone.
.EXAMPLE
./devops/scripts/Get-FrontDoorHost.ps1 -Environment prod
#>
[CmdletBinding()]
param(
    # A name below `environments` of devops/config/variables.json.
    [Parameter(Mandatory)]
    [ValidatePattern('^[a-z][a-z0-9-]*\z', Options = 'None')]
    [string] $Environment
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/common.ps1"

$target = Get-DeploymentTarget -Environment $Environment
$made = Get-DeployedName -Target $target
"https://$($made.FrontDoorHostName)/default"
foreach ($region in $target.Regions) {
    "https://$($made.FrontDoorHostName)/.aks-ha/$($region.Name)/default"
}
