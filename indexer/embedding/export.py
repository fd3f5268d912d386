"""The shipped model in the layouts of model2vec and sentence-transformers, and what it loses by that."""
from __future__ import annotations
from collections.abc import Sequence
from dataclasses import dataclass
import numpy as np
from indexer.embedding.export_tokenizer import make_normaliser, make_tokenizer
from indexer.embedding.export_words import *
from indexer.embedding.export_words import _SCORE_OF_STEM, _SCORE_OF_WORD, _SCORE_OF_PIECE
from indexer.embedding.model_files import StaticModel

_TOLERANCE = 0.05
_AT_ONCE = 8192
def build(model, most=None):
    import time
    t=time.time()
    def lap(x):
        nonlocal t; print(x, round(time.time()-t,1)); t=time.time()
    normaliser = make_normaliser()
    normalise = normaliser.normalize_str
    usage = usage_of(own_texts(), most); lap("usage")
    stems = stems_of(model, usage, normalise, only_used=most is not None); lap("stems")
    affixes = affixes_of(usage, stems, normalise)
    grams_ = gram_pieces(model, usage, normalise); lap("grams")
    words = words_of(usage, normalise); lap("words")
    print(len(stems),len(affixes),len(grams_.scores),len(words))
    scores = dict(grams_.scores)
    vec = {p: v for p, v in zip(grams_.scores, grams_.vectors)}
    for a, s in affixes.items():
        scores[a]=s; vec[a]=np.zeros(model.dimensions,np.float32)
    sv = mixed(model, list(stems.values())); lap("stemvec")
    for a, v in zip(stems, sv):
        scores[a] = _SCORE_OF_WORD if a.endswith(END) else _SCORE_OF_STEM
        vec[a]=v
    tok = make_tokenizer(scores, normaliser); lap("tok")
    V=np.vstack([np.zeros((1,model.dimensions),np.float32), np.array([vec[p] for p in scores])])
    kept={}
    forms=list(words)
    from scipy.sparse import csr_matrix
    for s in range(0,len(forms),_AT_ONCE):
        part=forms[s:s+_AT_ONCE]
        want=mixed(model,[words[f] for f in part])
        ids=[e.ids for e in tok.encode_batch([f.strip(BEGIN+END) for f in part])]
        A=csr_matrix((np.ones(sum(map(len,ids)),np.float32),[i for x in ids for i in x],np.cumsum([0,*map(len,ids)])),(len(part),len(V)))
        got=A@V
        off=np.linalg.norm(got-want,axis=1)>_TOLERANCE*np.linalg.norm(want,axis=1)
        for f,o,w in zip(part,off,want):
            if o: kept[f]=w
    lap("compare"); print("kept",len(kept))
    for f,w in kept.items():
        scores[f]=_SCORE_OF_WORD; 
        vec[f]=w
    V=np.vstack([np.zeros((1,model.dimensions),np.float32), np.array([vec[p] for p in scores])])
    tok=make_tokenizer(scores,normaliser); lap("final")
    return tok,V
