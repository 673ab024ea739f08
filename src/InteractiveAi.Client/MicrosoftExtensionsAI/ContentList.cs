using System.Collections;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>The contents of an update of a stream: nearly always one, which needs no list until somebody adds another.</summary>
/// <remarks>Not thread-safe, like any list.</remarks>
internal sealed class ContentList(AIContent only) : IList<AIContent>, IReadOnlyList<AIContent>
{
    // One content, or a list of any length.
    private object _value = only;

    public int Count => _value is List<AIContent> list ? list.Count : 1;

    public bool IsReadOnly => false;

    public AIContent this[int index]
    {
        get =>
            _value is List<AIContent> list ? list[index]
            : index is 0 ? (AIContent)_value
            : throw new ArgumentOutOfRangeException(nameof(index));
        set => Many[index] = value;
    }

    private List<AIContent> Many
    {
        get
        {
            if (_value is not List<AIContent> list)
            {
                _value = list = [(AIContent)_value];
            }

            return list;
        }
    }

    public void Add(AIContent item) => Many.Add(item);

    public void Clear() => Many.Clear();

    public bool Contains(AIContent item) => IndexOf(item) >= 0;

    public void CopyTo(AIContent[] array, int arrayIndex) => Many.CopyTo(array, arrayIndex);

    public IEnumerator<AIContent> GetEnumerator() =>
        _value is List<AIContent> list ? list.GetEnumerator() : Only((AIContent)_value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(AIContent item) =>
        _value is List<AIContent> list ? list.IndexOf(item)
        : _value.Equals(item) ? 0
        : -1;

    public void Insert(int index, AIContent item) => Many.Insert(index, item);

    public bool Remove(AIContent item) => Many.Remove(item);

    public void RemoveAt(int index) => Many.RemoveAt(index);

    private static IEnumerable<AIContent> Only(AIContent content)
    {
        yield return content;
    }
}
