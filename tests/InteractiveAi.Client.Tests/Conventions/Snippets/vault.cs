// A store of keys.
global using InteractiveAi.Client;
global using static VaultSetup;

static class VaultSetup
{
    public static Vault vault => new();
}

sealed class Vault
{
    public Task<string> GetKeyAsync(bool fresh, CancellationToken cancellationToken) =>
        Task.FromResult(fresh ? "new" : "old");
}
