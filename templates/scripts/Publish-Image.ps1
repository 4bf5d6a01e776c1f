#Requires -Version 7.4
<#
.SYNOPSIS
Builds the image of the service in the environment's registry and prints its digest.
.DESCRIPTION
The registry builds, so no Docker is needed here. Its builder does not understand the `--platform`
of a FROM line (Azure/acr, issue 697), so it gets a Dockerfile without: both stages then run as the
target, emulated where that is not the architecture of the builder. Slower, and the same image.
.EXAMPLE
./devops/scripts/Publish-Image.ps1 -Environment prod -Tag 1.4.0
#>
[CmdletBinding()]
param(
    # A name below `environments` of devops/config/variables.json.
    [Parameter(Mandatory)]
    [ValidatePattern('^[a-z][a-z0-9-]*\z', Options = 'None')]
    [string] $Environment,

    # For people: deployments use the digest.
    [Parameter(Mandatory)]
    [ValidatePattern('^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\z', Options = 'None')]
    [string] $Tag,

    # Architecture of the nodes: an image for another one ends in `exec format error`.
    [ValidateSet('linux/arm64', 'linux/amd64')]
    [string] $Platform = 'linux/arm64'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/common.ps1"

$target = Get-DeploymentTarget -Environment $Environment
$registry = $target.Config.containerRegistryName
$image = "$($target.Workload):$Tag"
$scratch = [System.IO.Directory]::CreateTempSubdirectory('aks-ha-').FullName
try {
    $dockerfile = [System.IO.File]::ReadAllText("$($target.Root)/$($target.Service)/Dockerfile")
    [System.IO.File]::WriteAllText("$scratch/Dockerfile", $dockerfile.Replace('--platform=$BUILDPLATFORM ', ''))
    Invoke-Az acr build --registry $registry --image $image --platform $Platform `
        --build-arg "TARGETARCH=$($Platform.Split('/')[1])" `
        --file "$scratch/Dockerfile" "$($target.Root)/$($target.Service)" | Out-Host
    Invoke-Az acr repository show --name $registry --image $image --query digest --output tsv
}
finally {
    [System.IO.Directory]::Delete($scratch, $true)
}
