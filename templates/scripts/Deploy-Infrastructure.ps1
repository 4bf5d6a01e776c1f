#Requires -Version 7.4
<#
.SYNOPSIS
Deploys the infrastructure of an environment, or shows what a deployment would change.
.EXAMPLE
./devops/scripts/Deploy-Infrastructure.ps1 -Environment prod -Preview
.EXAMPLE
./devops/scripts/Deploy-Infrastructure.ps1 -Environment prod
#>
[CmdletBinding()]
param(
    # A name below `environments` of devops/config/variables.json.
    [Parameter(Mandatory)]
    [ValidatePattern('^[a-z][a-z0-9-]*\z', Options = 'None')]
    [string] $Environment,

    # Regions that are down: what they have is left as it is.
    [ValidatePattern('^[a-z][a-z0-9-]*\z', Options = 'None')]
    [string[]] $SkipRegion = @(),

    # What is global stays as it is too: its home is down, and no region is there.
    [switch] $SkipGlobal,

    # Only show what would change.
    [switch] $Preview
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/common.ps1"

$target = Get-DeploymentTarget -Environment $Environment
$up = @(Select-Region -Target $target -Skip $SkipRegion)

# `az bicep install` keeps an older compiler that is already there, and that one may not know the templates.
$needed = [version] '0.49.2'
$bicep = Invoke-Az bicep version
if ("$bicep" -notmatch '\d+\.\d+\.\d+' -or [version] $Matches[0] -lt $needed) {
    throw "Bicep $needed or newer is needed, and this is '$bicep'. Run: az bicep install --version v$needed"
}

# Who deploys may use the clusters. The id comes from the token: reading it from the directory
# would need one more permission.
$token = Invoke-Az account get-access-token --query accessToken --output tsv
$claims = $token.Split('.')[1].Replace('-', '+').Replace('_', '/')
$claims = $claims.PadRight([int][Math]::Ceiling($claims.Length / 4) * 4, '=')
$claims = [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($claims)) | ConvertFrom-Json -AsHashtable
$kind = if ($claims['idtyp'] -eq 'app') { 'ServicePrincipal' } else { 'User' }
$admins = @(@{ id = $claims.oid; type = $kind })

# How many nodes there are: the autoscaler has moved the numbers, and they stay as they are. Best
# effort: what it does from now until the deployment reaches a pool is undone.
$nodes = @{}
$clusters = Invoke-Az aks list --output json | Out-String | ConvertFrom-Json -AsHashtable
foreach ($cluster in $clusters) {
    $tags = $cluster['tags']
    if ($tags -and $tags['workload'] -eq $target.Workload -and $tags['environment'] -eq $Environment) {
        $counts = @{}
        foreach ($pool in $cluster['agentPoolProfiles']) { $counts[$pool['name']] = $pool['count'] }
        $nodes[$tags['region']] = $counts
    }
}

# With exposure privateLink, Front Door's way into a region is a service that the first rollout makes there:
# whatever is there by now becomes an origin.
$links = @{}
$services = Invoke-Az network private-link-service list --output json | Out-String | ConvertFrom-Json -AsHashtable
foreach ($service in $services) {
    foreach ($region in $target.Regions) {
        if ($service['name'] -eq 'pls-gateway' -and $service['resourceGroup'] -eq $region.ResourceGroup) {
            $links[$region.Name] = $service['id']
        }
    }
}

# In files: quotation marks would not survive every shell that az is started through.
$scratch = [System.IO.Directory]::CreateTempSubdirectory('aks-ha-').FullName

# The arguments of one deployment. Azure keeps a deployment where it began: the home of what is global, or,
# where something is left out, the first region that is not. That location is in the name, because another
# one is refused for a name that is known.
function Get-Argument {
    param([string[]] $Skip = @(), [switch] $WithoutGlobal)

    $rest = @($target.Regions | Where-Object { $_.Name -cnotin $Skip })
    $isWhole = $Skip.Count -eq 0 -and -not $WithoutGlobal
    $location = if ($isWhole -or $rest.Count -eq 0) { $target.Home } else { $rest[0].Location }
    $name = "$location-$($target.Workload)-$Environment"
    [System.IO.File]::WriteAllText("$scratch/skip.json", (ConvertTo-Json -InputObject $Skip -Compress))
    '--name', $name.Substring(0, [Math]::Min(64, $name.Length)), '--location', $location
    '--parameters', "$($target.Root)/devops/bicep/$Environment.bicepparam"
    '--parameters', "clusterAdmins=@$scratch/admins.json", "nodeCounts=@$scratch/nodes.json"
    '--parameters', "privateLinkServices=@$scratch/links.json", "skipRegions=@$scratch/skip.json"
    if ($WithoutGlobal) { '--parameters', 'skipGlobal=true' }
}

# Whether a region answers by its own way through Front Door, however it is routed otherwise.
function Test-Ready {
    param([string] $Region)

    try {
        $null = Invoke-RestMethod -Uri "https://$($made.FrontDoorHostName)/.aks-ha/$Region/readyz" -TimeoutSec 10
        $true
    }
    catch { $false }
}

try {
    [System.IO.File]::WriteAllText("$scratch/admins.json", (ConvertTo-Json -InputObject $admins -Compress))
    [System.IO.File]::WriteAllText("$scratch/nodes.json", (ConvertTo-Json -InputObject $nodes -Compress))
    [System.IO.File]::WriteAllText("$scratch/links.json", (ConvertTo-Json -InputObject $links -Compress))
    if ($Preview) {
        # Azure looks into 500 nested deployments, and says nothing of those after them.
        if ($up.Count -gt 20) { Write-Warning 'Of so many regions, Azure may leave out the last: look at each with -SkipRegion.' }
        $parameters = @(Get-Argument -Skip $SkipRegion -WithoutGlobal:$SkipGlobal)
        Invoke-Az deployment sub what-if @parameters --exclude-change-types Ignore NoChange
        return
    }

    # Once clusters run, whatever changes them changes one region after the other.
    $live = @($up | Where-Object { $nodes.ContainsKey($_.Name) })
    if ($live.Count -gt 1) {
        $made = Get-DeployedName -Target $target
        foreach ($region in $live) {
            $name = $region.Name
            # Before anything is rolled out, there is nothing that could answer.
            $isReady = Test-Ready -Region $name
            Write-Host "$name ($($region.Location))"
            $others = @($target.Regions | Where-Object { $_.Name -cne $name } | ForEach-Object { $_.Name })
            $parameters = @(Get-Argument -Skip $others -WithoutGlobal)
            $null = Invoke-Az deployment sub create @parameters --output none
            if (-not $isReady) { continue }
            for ($attempt = 1; -not (Test-Ready -Region $name); $attempt++) {
                # Five minutes.
                if ($attempt -ge 20) {
                    throw "$name answered before its infrastructure was deployed, and does not any more. The regions after it and what is global are as they were. docs/runbook.md says what to look at, under 'A lost region'."
                }
                Start-Sleep -Seconds 15
            }
        }
    }

    # New regions, and what is global. For the clusters above it changes nothing any more.
    $parameters = @(Get-Argument -Skip $SkipRegion -WithoutGlobal:$SkipGlobal)
    Invoke-Az deployment sub create @parameters --query properties.outputs --output json
}
finally {
    [System.IO.Directory]::Delete($scratch, $true)
}
