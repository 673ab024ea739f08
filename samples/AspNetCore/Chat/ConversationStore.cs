using Microsoft.Extensions.Caching.Memory;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>The conversations of the last hour, in memory: a service with several instances would keep them in a store that all of them see.</summary>
internal sealed class ConversationStore(IMemoryCache cache)
{
    public const int MaxConversations = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>The conversation with the id, or a new one; <see langword="null"/> for an id that is not known.</summary>
    public Conversation? Open(string? id)
    {
        if (!string.IsNullOrEmpty(id))
        {
            return cache.Get<Conversation>(id);
        }

        Conversation started = new($"c_{Guid.NewGuid():N}");
        return cache.Set(started.Id, started, new MemoryCacheEntryOptions { SlidingExpiration = Patience, Size = 1 });
    }
}
